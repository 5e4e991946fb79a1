"""Grammar engines that newslint can ask besides its own checks.

`interface` says what an engine is, `registry` which there are, `running` holds those of this process."""
