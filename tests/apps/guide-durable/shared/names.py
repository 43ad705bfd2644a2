CHARGE = "ChargeCard"
COUNTER = "Counter"
FULFIL = "Fulfil"
