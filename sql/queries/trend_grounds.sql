-- What counts depend on and batches do not follow: offices, bodies, people and places, and the ledger of measures. One row.
SELECT
    (SELECT bit_xor(hash(o)) FROM store.office AS o) AS offices,
    (SELECT bit_xor(hash(b.canonical, b.kind, b.country)) FROM store.body AS b) AS bodies,
    (SELECT bit_xor(hash(p.canonical, p.country)) FROM store.person AS p) AS people,
    (SELECT bit_xor(hash(l.canonical, l.stands_for, l.country)) FROM store.place AS l) AS places,
    (SELECT bit_xor(hash(m)) FROM store.trade_action AS m) AS acts,
    (SELECT bit_xor(hash(t)) FROM store.action_step AS t) AS steps;
