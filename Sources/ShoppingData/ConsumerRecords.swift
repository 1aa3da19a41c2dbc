/// One consumer's lines, sorted by period and item; periods count from the first of the data.
struct ConsumerRecords: Sendable {
  /// A visit to an outlet.
  struct Visit: Sendable, Hashable {
    var period: Int
    var outlet: Int32
  }

  /// Rank of the consumer's name.
  let consumer: Int
  /// Visits, one per period and outlet.
  private(set) var visits: [Visit] = []
  /// What was bought, by period, item and outlet.
  private(set) var purchases: [LineRecord] = []
  /// Coupons by item.
  private(set) var coupons: [LineRecord] = []
  /// Looks, searches and carts by period and item.
  private(set) var interests: [LineRecord] = []

  /// Sorts out a consumer's sorted lines; without visits of their own, purchases make the visits.
  init(_ lines: ArraySlice<LineRecord>, consumer: Int, hasVisits: Bool) {
    self.consumer = consumer
    for line in lines {
      switch line.kind {
      case .visit: addVisit(line)
      case .purchase: purchases.append(line)
      case .coupon: coupons.append(line)
      case .interest: interests.append(line)
      }
    }
    coupons.sort { ($0.minorKey, $0.line) < ($1.minorKey, $1.line) }
    if !hasVisits {
      let sorted = purchases.sorted { ($0.period, $0.outlet) < ($1.period, $1.outlet) }
      for line in sorted { addVisit(line) }
    }
  }

  private mutating func addVisit(_ line: LineRecord) {
    let visit = Visit(period: Int(line.period), outlet: line.outlet)
    if visits.last != visit { visits.append(visit) }
  }
}

extension LineReading {
  /// Calls `body` with one consumer after the other: by bucket, inside a bucket by name.
  ///
  /// Periods in the records count from `firstPeriod`, items are places of the assortment. Repeated
  /// visits are noted as mistakes.
  borrowing func forEachConsumer(
    _ assortment: Assortment, firstPeriod: Int, log: inout ProblemLog,
    _ body: (ConsumerRecords) throws(ShoppingDataError) -> Void
  ) throws(ShoppingDataError) {
    let ranks = consumers.ranks
    for bucket in 0..<buckets.count {
      var lines = try buckets.records(of: bucket)
      for index in lines.indices {
        lines[index].consumer = ranks[Int(lines[index].consumer)]
        if lines[index].kind == .coupon {
          lines[index].quantity -= Float(firstPeriod)
          lines[index].period = UInt16(max(0, Int(lines[index].period) - firstPeriod))
        } else {
          lines[index].period = UInt16(max(0, Int(lines[index].period) - firstPeriod))
        }
        if lines[index].item >= 0 {
          lines[index].item = assortment.placeOf[Int(lines[index].item)]
        }
      }
      lines.sort(by: LineRecord.ascend)
      noteRepeatedVisits(lines, &log)
      var start = 0
      while start < lines.count {
        let consumer = lines[start].consumer
        let end = lines[start...].firstIndex { $0.consumer != consumer } ?? lines.count
        try body(
          ConsumerRecords(lines[start..<end], consumer: Int(consumer), hasVisits: hasVisits))
        start = end
      }
    }
  }

  private func noteRepeatedVisits(_ lines: [LineRecord], _ log: inout ProblemLog) {
    for index in lines.indices.dropFirst() where lines[index].kind == .visit {
      let (before, line) = (lines[index - 1], lines[index])
      guard before.majorKey == line.majorKey, before.minorKey == line.minorKey else { continue }
      log.note(
        DataProblem(
          file: Self.visits.file, line: Int(line.line), reason: .duplicateKey,
          message: "the visit repeats that of line \(before.line)",
          hint: "write each consumer, outlet and period once"))
    }
  }
}
