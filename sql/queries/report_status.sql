-- report_status: how measures between the two sides moved in the last half year, and what is fixed for the next three months, newest first.
-- A lapse that no text has confirmed since stands under the measures in force. Grain: one change of one chain of acts on one day.
SELECT
    change_date AS day, act_title, title, imposer, kind, step_before, step, rate_before, rate, rate_unit, is_confirmed, document, address, articles,
    first_article_date, first_article_address, change_date > current_date AS is_ahead
FROM trend_status_changes
WHERE change_date BETWEEN current_date - 183 AND current_date + 92
    AND (is_confirmed IS NOT FALSE OR step <> 'expired')
    AND (
        imposer = 'US' AND (list_contains(targets, 'CN') OR list_contains(targets, '*'))
        OR imposer = 'CN' AND (list_contains(targets, 'US') OR list_contains(targets, '*'))
    )
ORDER BY change_date DESC, imposer DESC, act_title
LIMIT 15;
