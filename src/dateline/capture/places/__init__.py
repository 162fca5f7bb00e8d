"""Where is where in an article, chosen by what stands beside a name and by the article."""
