import MarketModel

/// Completes the offers' expected shares of purchases, category by category.
struct ExpectedShares {
  let log: DiagnosticLog

  /// Leaves either no share or, on every offer of the category, shares that sum to one.
  func complete(_ shelf: inout Shelf) {
    refuseZero(shelf)
    copyLike(&shelf)
    for category in shelf.categories.indices {
      let members = shelf.rows.indices.filter { shelf.rows[$0].offer.category == category }
      let stated = members.filter { shelf.rows[$0].offer.expectedShare != nil }
      guard let first = stated.first else { continue }
      let total = stated.reduce(0) { $0 + (shelf.rows[$1].offer.expectedShare ?? 0) }
      let open = members.filter { shelf.rows[$0].offer.expectedShare == nil }
      let place = shelf.rows[first].node["expected_share"]?.place ?? shelf.rows[first].node.place
      guard check(total, hasOpen: !open.isEmpty, place, shelf.categories[category].name) else {
        continue
      }
      for index in open { shelf.rows[index].offer.expectedShare = (1 - total) / Double(open.count) }
      let scale = open.isEmpty ? 1 / total : 1
      for index in stated { shelf.rows[index].offer.expectedShare? *= scale }
    }
  }

  /// No utility gives a share of zero.
  private func refuseZero(_ shelf: Shelf) {
    for row in shelf.rows where row.offer.expectedShare == 0 {
      log.error(
        row.node["expected_share"]?.place ?? row.node.place,
        "the expected share of '\(row.offer.product)' is 0%",
        hint: "state a share above 0%, or leave the offer out")
    }
  }

  private func check(_ total: Double, hasOpen: Bool, _ place: Place, _ category: String) -> Bool {
    let isRight = hasOpen ? total < 1 : abs(total - 1) <= 0.005
    if !isRight {
      log.error(
        place,
        "expected shares in category '\(category)' sum to \(NumberText.percent(total)), "
          + (hasOpen ? "which leaves nothing for the other offers" : "not 100%"),
        hint:
          "count every offer of the category, rivals' included; offers without a share divide the rest"
      )
    }
    return isRight
  }

  private func copyLike(_ shelf: inout Shelf) {
    let names = shelf.offers.map(\.product)
    for index in shelf.rows.indices {
      guard let like = shelf.rows[index].node["like"], let name = like.text else { continue }
      guard let model = names.firstIndex(of: name), model != index else {
        log.error(
          like.place, "unknown product '\(name)' in 'like'",
          hint: "name another product of the shelf")
        continue
      }
      guard let share = shelf.rows[model].offer.expectedShare else {
        log.error(
          like.place, "product '\(name)' in 'like' has no 'expected_share'",
          hint: "state its share, or remove 'like'")
        continue
      }
      shelf.rows[index].offer.expectedShare = share
    }
  }
}
