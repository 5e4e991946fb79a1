"""Archives that outgrow one machine: checking them on Apache Spark, and what came of it.

`start` begins Spark, `sources` reads an archive, `check` runs the rules over what is new and commits it, `pairs` finds
which story was made from which, `state` says what holds, `report` shows it. `worker`, `checker`, `sandbox` and
`comparing` run on the executors. pyspark and pyarrow come with the extra `newslint[spark]`.
"""
