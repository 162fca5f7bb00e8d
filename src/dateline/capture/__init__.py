"""From the text of an article to typed records: rules and tables, without network or model."""
