extension PromotionCalendar {
  /// The promotions as an iCalendar file (RFC 5545): all-day events, or in local time where a promotion
  /// starts or ends within a day.
  ///
  /// Equal promotions give equal bytes: the stamp is the season's first midnight and no clock's, and an
  /// event keeps its identifier when its dates or prices change, so that importing again replaces it.
  public var calendarText: String {
    let head = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Marketeer//Promotion calendar//EN",
      "CALSCALE:GREGORIAN",
    ]
    let lines = head + entries.flatMap(event) + ["END:VCALENDAR"]
    return lines.map { Self.folded($0) + "\r\n" }.joined()
  }

  private func event(_ entry: Entry) -> [String] {
    let identifier = SHA256Digest.hex(of: "\(scenario)\n\(channel)\n\(entry.promotion)").prefix(32)
    let details = [
      "\(entry.mechanic): \(entry.offer)", "Products: \(entry.skus.joined(separator: ", "))",
      entry.placement.isEmpty ? "" : "Placement: \(entry.placement)",
      entry.funding.isEmpty ? "" : "Funding: \(entry.funding)",
    ].filter { !$0.isEmpty }
    return [
      "BEGIN:VEVENT", "UID:\(identifier)@marketeer", "DTSTAMP:\(Self.date(start))T000000Z",
    ] + times(entry) + [
      "SUMMARY:" + Self.escaped("\(channel): \(entry.promotion)"),
      "DESCRIPTION:" + Self.escaped(details.joined(separator: "\n")), "CATEGORIES:PROMOTION",
      "TRANSP:TRANSPARENT", "END:VEVENT",
    ]
  }

  /// The end is the first moment after the event.
  private func times(_ entry: Entry) -> [String] {
    let next = CalendarDay(iso: entry.lastDay)?.adding(days: 1).iso ?? entry.lastDay
    guard entry.startTime != nil || entry.endTime != nil else {
      return [
        "DTSTART;VALUE=DATE:\(Self.date(entry.firstDay))", "DTEND;VALUE=DATE:\(Self.date(next))",
      ]
    }
    let start = Self.moment(entry.firstDay, entry.startTime ?? "00:00")
    let end = entry.endTime.map { Self.moment(entry.lastDay, $0) } ?? Self.moment(next, "00:00")
    return ["DTSTART:\(start)", "DTEND:\(end)"]
  }

  private static func date(_ iso: String) -> String { iso.filter { $0 != "-" } }

  private static func moment(_ day: String, _ time: String) -> String {
    "\(date(day))T\(time.filter { $0 != ":" })00"
  }

  /// Section 3.3.11: backslash, semicolon, comma and line ends.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": result += "\\\(scalar)"
      case "\n": result += "\\n"
      case "\r": continue
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Section 3.1: no line is longer than 75 octets; those that go on start with a space.
  static func folded(_ line: String) -> String {
    var result = ""
    var octets = 0
    for scalar in line.unicodeScalars {
      let size = String(scalar).utf8.count
      if octets + size > 75 {
        result += "\r\n "
        octets = 1
      }
      result.unicodeScalars.append(scalar)
      octets += size
    }
    return result
  }
}
