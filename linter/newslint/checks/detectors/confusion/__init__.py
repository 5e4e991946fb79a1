"""Words written for other words, told by what stands around them."""
