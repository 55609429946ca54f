"""What is said: the texts in content/<locale>/, and the code that loads and checks them."""
