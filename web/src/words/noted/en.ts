export const en = {
  "beside.times": "Times",
  "beside.notes": "Notes",
  "beside.photos": "Photos to sort",
  "beside.notTapped": "not tapped",
  "hidden.title": "Shopping list",
  "hidden.note": "List",
  "hidden.default": "Rice\nEggs\nCooking oil\nOnions\nWashing powder\nBatteries (AA)",
  "hidden.back": "Back",
  "tray.toSort": "Photos to sort. Tap one to put it here.",
  "tray.left": "They are not handed in until you put them to a question.",
  "tray.put": "Put photo {number} here",
} as const;
