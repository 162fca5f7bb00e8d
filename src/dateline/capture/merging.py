"""One event told several times is one record with several passages."""
