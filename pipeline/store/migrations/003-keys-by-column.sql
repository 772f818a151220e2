-- The keys of answers now begin with their column, so that the answers of a column nobody needs can be found. Those under
-- keys of the old kind would never be: what was imported is analysed again.
truncate run_steps, steps, batches, gathered_tables, gathered, models, answers, failures, results, segments;
