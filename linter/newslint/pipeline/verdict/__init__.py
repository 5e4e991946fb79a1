"""What findings come to for a whole article: a verdict, and suggestions that company makes warnings."""
