async def main():
    return None
