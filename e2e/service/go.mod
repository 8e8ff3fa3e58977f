module hotswap.dev/payment

go 1.18
