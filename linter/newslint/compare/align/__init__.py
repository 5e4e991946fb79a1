"""Which sentences and words of the source each part of the article was made from."""
