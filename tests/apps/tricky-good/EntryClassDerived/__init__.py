class Base:
    def __init__(self, req):
        self.req = req


class main(Base):
    retries: int = 3
