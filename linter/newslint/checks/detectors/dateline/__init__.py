"""What is wrong with a dateline."""
