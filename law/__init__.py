"""The Customs Act for readers: its clocks and sums in words, the pages that explain them."""
