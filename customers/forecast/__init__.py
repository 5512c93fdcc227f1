"""What open deals add up to, by month and stage, beside what was won: each sum with the list it is the sum of."""
