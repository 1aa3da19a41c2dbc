import EventSimulation
import MarketModel
import ScientificComputing

extension ScenarioBuilder {
  func shelf(calendar: MarketCalendar) -> Shelf {
    let categories = categories()
    let money = money()
    let rivals = root["rivals"]?.items ?? []
    let nodes = [root["focal"]].compactMap { $0 } + rivals
    checkNames(nodes.compactMap { node in node["firm"]?.named }, what: "firm")
    var shelf = Shelf(
      categories: categories,
      firms: [firm(root["focal"], rules: root["rules"], calendar)]
        + rivals.map { firm($0, rules: $0["rules"], calendar) },
      money: money, rows: [])
    let own = root["products"]?.items ?? []
    checkNames(own.compactMap { $0["id"]?.named }, what: "product")
    let focal = own.compactMap { row($0, firm: 0, id: "id", price: "list_price", categories, []) }
    let others = rivals.enumerated().flatMap { index, rival in
      let offers = rival["offers"]?.items ?? []
      checkNames(offers.compactMap { $0["product"]?.named }, what: "offer")
      return offers.compactMap {
        row($0, firm: index + 1, id: "product", price: "price", categories, focal)
      }
    }
    let rows = focal + others
    shelf.rows = categories.indices.flatMap { category in
      rows.filter { $0.offer.category == category }
    }
    ExpectedShares(log: log).complete(&shelf)
    return shelf
  }

  // MARK: - Categories and firms

  private func categories() -> [Category] {
    guard let market = root["market"] else { return [] }
    if let list = market["categories"] {
      checkNames(list.items.compactMap { $0["name"]?.named }, what: "category")
      for key in ["category", "purchase", "lifetime"] {
        guard let extra = market[key] else { continue }
        log.error(
          extra.place, "'\(key)' can't stand beside 'categories'",
          hint: "write it inside 'categories'")
      }
      return list.items.map { category($0, name: $0["name"]?.text ?? "") }
    }
    if market["category"] == nil, !market.entries.contains(where: { $0.key == "category" }) {
      log.error(
        market.place, "'market' lacks the key 'category'",
        hint: "write category: coffee, or a list 'categories'")
    }
    return [category(market, name: market["category"]?.text ?? "")]
  }

  private func category(_ node: CheckedNode, name: String) -> Category {
    let lifetime = node["lifetime"]
    let kind = node["purchase"]?.text ?? "repeat"
    if let lifetime, kind != "durable" {
      log.error(
        lifetime.place, "'lifetime' needs 'purchase: durable'",
        hint: "remove it, or change 'purchase'")
    }
    switch kind {
    case "seasonal": return Category(name: name, purchase: .seasonal)
    case "durable":
      if !node.entries.contains(where: { $0.key == "lifetime" }) {
        log.error(
          node.place, "a durable needs 'lifetime'",
          hint: "write lifetime: {gamma: {mean: 5 years, shape: 4}}")
      }
      let weeks = lifetime.flatMap { DistributionBuilder(log: log).lifetimeWeeks($0) }
      return Category(name: name, purchase: .durable(lifetimeWeeks: weeks ?? .constant(1)))
    default: return Category(name: name, purchase: .repeat)
    }
  }

  private func firm(_ node: CheckedNode?, rules: CheckedNode?, _ calendar: MarketCalendar) -> Firm {
    var firm = Firm(
      name: node?["firm"]?.text ?? "",
      role: node?["role"]?.text.flatMap { Firm.Role(rawValue: $0) } ?? .retailer,
      rules: rules.map { self.rules($0, calendar) } ?? BusinessRules())
    firm.terms = sellingTerms(node)
    return firm
  }

  private func rules(_ node: CheckedNode, _ calendar: MarketCalendar) -> BusinessRules {
    let floor = node["floor"]?.number
    let ceiling = node["ceiling"]?.number
    if let floor, let ceiling, floor > ceiling {
      log.error(
        node["floor"]?.place ?? node.place,
        "price floor \(NumberText.percent(floor)) of list is above price ceiling "
          + "\(NumberText.percent(ceiling)) of list",
        hint: "lower 'floor' or raise 'ceiling'")
    }
    let freezes = (node["freeze"]?.items ?? []).compactMap { days($0, calendar) }
    return BusinessRules(
      floor: floor, ceiling: ceiling, minimumMargin: node["min_margin"]?.number,
      maximumStep: node["max_step"]?.number,
      endings: (node["endings"]?.items ?? []).compactMap(\.money), freezes: freezes)
  }

  /// Returns the days from `from` to `to`, or `nil` after reporting that they are reversed.
  func days(_ node: CheckedNode, _ calendar: MarketCalendar) -> ClosedRange<Int>? {
    guard let from = node["from"]?.date, let to = node["to"], let last = to.date else { return nil }
    guard from <= last else {
      log.error(to.place, "'to' \(last) is before 'from' \(from)", hint: "swap the two dates")
      return nil
    }
    return calendar.day(of: from)...calendar.day(of: last)
  }

  private func money() -> MoneyRules {
    let node = root["money"]
    let tax = node?["tax"]?.number ?? 0
    let included = node?["prices_include_tax"]?.flag
    if let node, tax > 0, included == nil {
      log.error(
        node["tax"]?.place ?? node.place, "'money' has a tax but no 'prices_include_tax'",
        hint: "write prices_include_tax: true when shelf prices include the tax")
    }
    var rules = MoneyRules(
      currency: node?["currency"]?.text ?? "EUR", pricesIncludeTax: included ?? false, taxRate: tax,
      tick: node?["tick"]?.money ?? Money(0.01))
    if case .fee(let share, let amount)? = node?["selling_cost"]?["payment"]?.value {
      rules.paymentShare = share
      rules.paymentPerOrder = amount
    }
    rules.fulfilmentPerOrder = node?["selling_cost"]?["fulfilment"]?.money ?? .zero
    return rules
  }

  // MARK: - Offers

  private func row(
    _ node: CheckedNode, firm: Int, id: String, price: String, _ categories: [Category],
    _ focal: [Shelf.Row]
  ) -> Shelf.Row? {
    guard let product = node[id]?.text else { return nil }
    let twin = focal.first { $0.offer.product == product }
    let cost = node["unit_cost"]?.uncertain
    if cost == nil, twin == nil, firm > 0, !node.entries.contains(where: { $0.key == "unit_cost" })
    {
      log.error(
        node.place, "the offer lacks the key 'unit_cost'",
        hint: "only offers of the focal firm's products may leave it out")
    }
    let list = node[price]?.money ?? Money(1)
    var offer = Offer(
      product: product, name: node["name"]?.text ?? twin?.offer.name ?? product,
      brand: node["brand"]?.text ?? twin?.offer.brand ?? "",
      category: category(of: node, categories, twin), firm: firm, listPrice: list,
      unitCost: cost.map { Money($0.centre) } ?? twin?.offer.unitCost ?? .zero,
      expectedShare: node["expected_share"]?.number, stock: node["stock"].map(stock))
    offer.type = node["type"]?.text ?? twin?.offer.type ?? ""
    offer.isPrivateLabel =
      node["private_label"]?.flag ?? twin?.offer.isPrivateLabel ?? isRetailersName(offer.brand)
    offer.quantityShares = twin?.offer.quantityShares ?? [1]
    offer.quantityResponse = twin?.offer.quantityResponse ?? 0
    if let quantity = node["quantity"] { setQuantity(quantity, of: &offer) }
    return Shelf.Row(offer: offer, node: node, cost: cost)
  }

  /// Whether a brand is the name of a retailer of the market.
  private func isRetailersName(_ brand: String) -> Bool {
    let nodes = [root["focal"]].compactMap { $0 } + (root["rivals"]?.items ?? [])
    return nodes.contains { node in
      (node["role"]?.text ?? "retailer") == "retailer"
        && node["firm"]?.text?.lowercased() == brand.lowercased()
    }
  }

  private func category(
    of node: CheckedNode, _ categories: [Category], _ twin: Shelf.Row?
  ) -> Int {
    if let name = node["category"] {
      return find(name, in: categories.map(\.name), what: "category") ?? 0
    }
    if let twin { return twin.offer.category }
    if categories.count > 1 {
      log.error(
        node.place, "the product lacks the key 'category'",
        hint: "the market has several: " + categories.map { "'\($0.name)'" }.joined(separator: ", ")
      )
    }
    return 0
  }

  private func setQuantity(_ node: CheckedNode, of offer: inout Offer) {
    guard let list = node["shares"] else { return }
    let shares = list.items.compactMap(\.number)
    guard shares.count == list.items.count else { return }
    checkSum(shares, list.place, what: "quantity shares")
    offer.quantityShares = shares
    offer.quantityResponse = node["response"]?.number ?? 0
  }

  private func stock(_ node: CheckedNode) -> StockPlan {
    let replenish = node["replenish"]
    let rule = replenish.map {
      StockPlan.Replenishment(
        every: $0["every"]?.duration ?? .weeks(1), upTo: $0["up_to"]?.integer ?? 1,
        leadTime: $0["lead_time"]?.duration ?? .zero)
    }
    var plan = StockPlan(
      initial: node["initial"]?.integer ?? 0, replenishment: rule,
      holdingPerDay: node["holding"]?.money ?? .zero, salvage: node["salvage"]?.money)
    plan.supply = supplyTerms(node)
    plan.renewal = StockRenewal(every: node["renews_every"]?.duration)
    if let renews = node["renews_every"], rule != nil {
      log.error(
        renews.place, "'renews_every' can't stand beside 'replenish'", hint: "remove one of the two"
      )
    }
    return plan
  }

  /// Reports shares that do not sum to one.
  func checkSum(_ shares: [Double], _ place: Place, what: String) {
    let sum = shares.reduce(0, +)
    guard abs(sum - 1) > 1e-6 else { return }
    log.error(
      place, "\(what) sum to \(NumberText.percent(sum)), not 100%",
      hint: "change them so that they sum to 100%")
  }
}

extension CheckedNode {
  /// The text with its place.
  var named: (name: String, place: Place)? {
    text.map { ($0, place) }
  }
}
