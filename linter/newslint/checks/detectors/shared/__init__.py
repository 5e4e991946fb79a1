"""What detectors of several tests share."""
