export const en = {
  "table": "Show as table",
  "visit": "Visit {number}",
  "time": "How long it felt and how long it took",
  "faults": "Sins of service and calamities of time, visit by visit",
  "faults.none": "No sin of service and no calamity of time was met.",
  "visits": "Visit by visit",
  "promise": "Promised, delivered, perceived",
  "consistency": "Consistency",
  "peers": "Beside the other branches",
  "more": "Further figures",
  "league": "Branches side by side",
  "league.how": "Dot: the score. Two branches whose bars do not overlap really differ. Solid line: mean of the branches. Dashed line: target. Adjusted: drawn towards the mean as far as few visits demand; it makes the order. Rings and grey: fewer than 4 visits.",
} as const;
