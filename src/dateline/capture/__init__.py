"""From an article's text to typed records: rules of the language, tables, and the gazetteer.

Data flows one way: text, sentences, tokens, phrases, mentions, actors and places, then the
records of each type, then merging. Each stage knows only those before it.
"""
