"""Speech without quotation marks. Each module is the test of its name."""
