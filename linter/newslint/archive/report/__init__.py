"""The report on an archive's tables: a page and CSV files. Reads Parquet with pyarrow, and needs no Spark."""
