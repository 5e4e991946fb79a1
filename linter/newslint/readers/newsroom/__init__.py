"""What newsrooms send one another: NITF, NewsML, ninjs, ANS, WordPress."""
