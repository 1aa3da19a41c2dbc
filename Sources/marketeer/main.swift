print("marketeer")
