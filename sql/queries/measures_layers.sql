-- The layers in force on a day, for the comparison with others' work. Parameters: $day, $imposer, $target.
SELECT head_id, kind, rate, other_rates, rate_unit, scope FROM in_force($day, $imposer, $target);
