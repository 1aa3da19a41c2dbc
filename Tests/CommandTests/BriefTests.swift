import Foundation
import Testing

/// Briefs from the command line: files, refusals, approval.
@Suite struct BriefTests {
  /// A tea whose promotion the supplier pays for, so that it wins; nothing was cut before.
  private static let scenario = """
    marketeer: 1
    name: shelf
    market: {category: tea, start: 2026-03-02, horizon: 6 weeks, warm_up: 5 weeks, cool_down: 2 weeks}
    focal: {firm: shop}
    products:
      - id: green
        name: Green <tea>
        list_price: 3.00
        unit_cost: 1.00
        description: Leaves from one garden.
        facts: [{text: Picked by hand., evidence: letter of the garden}]
      - {id: black, list_price: 2.20, unit_cost: 1.20}
    consumers:
      population: 800
      segments:
        - {id: everyone, visits: {fixed: 1/week}}
    intent:
      model: logit
      stated: {utility: {green: 2, black: 1}, outside: 1, scale: 1, price_coefficient: 0.8}
    history: none
    promotions:
      - id: green-sale
        products: [green]
        percent_off: 20%
        from: 2026-03-16
        to: 2026-03-22
        funding: {supplier: 100% of discount}
    baseline: today
    strategies:
      today: {fixed: {}}
      sale: {fixed: {}, promotions: [green-sale]}
      hilo: {high_low: {depth: 20%, every: 4 weeks}}
      dearer: {fixed: {factor: 105%}}
    brief: {market: eu, owner: Ada}
    experiment: {seed: 7, replications: 6}

    """

  private static let run = "results/shelf/latest"
  private static let brief = run + "/brief/green-sale"

  /// A folder with a finished comparison; `old` in the scenario is replaced by `new`.
  private func compared(_ old: String = "", _ new: String = "") throws -> Folder {
    let folder = try Folder()
    let text = old.isEmpty ? Self.scenario : Self.scenario.replacing(old, with: new)
    try folder.write(text, to: "shelf.yaml")
    let outcome = try Program.run(["compare", "shelf.yaml", "--quiet"], in: folder)
    try #require(outcome.code == 0 || outcome.code == 3, "\(outcome.messages)")
    return folder
  }

  @Test("the recommended policy's promotion gets a brief, the same bytes each time")
  func writes() throws {
    let folder = try compared()
    let first = try Program.run(["brief", "--model", "none", Self.run], in: folder)
    #expect(first.code == 0, "\(first.messages)")
    #expect(first.output == Self.brief + "/brief.md\n")
    let files = try folder.files(below: Self.brief)
    #expect(
      files.keys.sorted() == [
        "brief.html", "brief.json", "brief.md", "copy.csv", "drafts.jsonl", "ranking.json",
      ])
    #expect(try Program.run(["brief", "--model", "none", Self.run], in: folder).code == 0)
    #expect(try folder.files(below: Self.brief) == files)
    let page = try folder.text(Self.brief + "/brief.md")
    #expect(page.contains("20% off Green \\<tea\\>."))
    #expect(page.contains("Green \\<tea\\>: €2.40 instead of €3.00, you save €0.60."))
    #expect(page.contains("Green \\<tea\\>，8折优惠。"))
    #expect(page.contains("Picked by hand. (letter of the garden)"))
    #expect(!page.contains("Not recommended"))
    #expect(!page.contains("| fail |"))
  }

  @Test("a comparison that is started again does not count briefs among its files")
  func manifestStays() throws {
    let folder = try compared()
    let before = try folder.text(Self.run + "/manifest.json").split(separator: "finishedAt")
    _ = try Program.run(["brief", "--model", "none", Self.run], in: folder)
    _ = try Program.run(["compare", "shelf.yaml", "--quiet"], in: folder)
    let after = try folder.text(Self.run + "/manifest.json").split(separator: "finishedAt")
    #expect(before[1].dropFirst(30) == after[1].dropFirst(30))
  }

  @Test("what can't be briefed is refused with a remedy")
  func refusals() throws {
    let folder = try compared()
    let promotion = try Program.run(
      ["brief", "--model", "none", Self.run, "--promotion", "summer"], in: folder)
    #expect(promotion.code == 64)
    #expect(
      promotion.messages == """
        error: 'sale' has no promotion 'summer'
        hint: choose one of: green-sale

        """)
    let strategy = try Program.run(
      ["brief", "--model", "none", Self.run, "--strategy", "best"], in: folder)
    #expect(strategy.code == 64)
    #expect(
      strategy.messages == """
        error: the comparison has no strategy 'best'
        hint: choose one of: today, sale, hilo, dearer

        """)
    let missing = try Program.run(["brief", "results/other/latest"], in: folder)
    #expect(missing.code == 1)
    #expect(
      missing.messages == """
        results: error: no run is called 'results/other/latest'
        hint: `marketeer runs list` shows the runs

        """)
    let commit = try Program.run(["brief", "--model", "none", Self.run, "--commit"], in: folder)
    #expect(commit.code == 64)
    #expect(
      commit.messages == """
        error: 'sale' can't be committed: its promotions have stated prices and dates
        hint: leave --commit out

        """)
  }

  @Test("an unfinished run is refused")
  func unfinished() throws {
    let folder = try compared()
    let outcome = try Program.shell(
      "rm \(Self.run)/manifest.json && $MARKETEER brief \(Self.run)", in: folder)
    #expect(outcome.code == 1)
    #expect(
      outcome.messages == """
        \(Self.run): error: the run is not finished
        hint: start the same `marketeer compare` again; it goes on where it stopped

        """)
  }

  @Test("without a recommendation there is a brief only by name, and it says so")
  func notRecommended() throws {
    let folder = try compared("100% of discount", "0% of discount")
    let outcome = try Program.run(["brief", "--model", "none", Self.run], in: folder)
    #expect(outcome.code == 3 && outcome.output.isEmpty)
    #expect(outcome.messages.hasPrefix("error: no brief: Keep the baseline `today`."))
    #expect(outcome.messages.contains("add --strategy: sale, hilo, dearer"))
    let named = try Program.run(
      ["brief", "--model", "none", Self.run, "--strategy", "sale"], in: folder)
    #expect(named.code == 0, "\(named.messages)")
    #expect(try folder.text(Self.brief + "-sale/brief.md").contains("> **Not recommended:"))
  }

  @Test("an unlawful reduction is not rendered, and the exit code is 3")
  func unlawful() throws {
    // In the warm-up green was cut to the same price, a week in two.
    let folder = try compared("history: none", "history: {every: 2 weeks, depth: 20%}")
    let outcome = try Program.run(["brief", "--model", "none", Self.run], in: folder)
    #expect(outcome.code == 3)
    let page = try folder.text(Self.brief + "/brief.md")
    #expect(page.contains("No reduction may be announced"))
    let copy = try folder.text(Self.brief + "/copy.csv")
    #expect(!copy.contains("20%") && !copy.contains("instead") && !copy.contains("原价"))
    #expect(copy.contains("€2.40"))
  }

  @Test("a policy that only moves prices gets a memo without any reduction")
  func memo() throws {
    let folder = try compared()
    let outcome = try Program.run(
      ["brief", "--model", "none", Self.run, "--strategy", "dearer"], in: folder)
    #expect(outcome.code == 0, "\(outcome.messages)")
    let copy = try folder.text(Self.run + "/brief/dearer/copy.csv")
    #expect(copy.contains("New price: Green <tea> €3.15, black €2.31."))
  }

  @Test("a posted cut has a brief, and can be committed")
  func postedCut() throws {
    let folder = try compared()
    let cut = try Program.run(
      ["brief", "--model", "none", Self.run, "--strategy", "hilo"], in: folder)
    #expect(cut.code == 0 || cut.code == 3, "\(cut.messages)")
    #expect(cut.output.contains("brief/cut-2026-03-") && cut.output.contains("-hilo/brief.md"))
    let fixed = try Program.run(
      ["brief", "--model", "none", Self.run, "--strategy", "hilo", "--commit"], in: folder)
    #expect(fixed.code == 0 || fixed.code == 3, "\(fixed.messages)")
  }

  @Test("approval is of the exact content; edits are checked first")
  func approval() throws {
    let folder = try compared()
    _ = try Program.run(["brief", "--model", "none", Self.run], in: folder)
    let approved = try Program.run(
      ["brief", "approve", Self.brief, "--by", "Ada", "--note", "go"], in: folder)
    #expect(approved.code == 0 && approved.output.hasSuffix("-green-sale  approved by Ada\n"))
    let edit = """
      sed -i 's/^\\(email,en,0,subject,\\)[^,]*,/\\1Spring tea is here,/' \(Self.brief)/copy.csv
      """
    _ = try Program.shell(edit, in: folder)
    let early = try Program.run(["brief", "approve", Self.brief, "--by", "Ada"], in: folder)
    #expect(early.code == 3 && early.messages.contains("was edited and not checked"))
    let checked = try Program.run(["brief", "check", Self.brief], in: folder)
    #expect(checked.code == 0 && checked.output == "edits taken over\n")
    #expect(try folder.text(Self.brief + "/brief.md").contains("Spring tea is here | edited"))
    let status = try Program.run(["brief", "status", Self.brief], in: folder)
    #expect(status.output.contains("-green-sale  changed  "))
    #expect(status.output.contains("  approved  Ada  "))
    let again = try Program.run(["brief", "--model", "none", Self.run], in: folder)
    #expect(again.code == 1 && again.messages.contains("has been edited or decided about"))
    #expect(try folder.text(Self.brief + "/brief.md").contains("Spring tea is here | edited"))
    let replaced = try Program.run(["brief", "--model", "none", Self.run, "--replace"], in: folder)
    #expect(replaced.code == 0, "\(replaced.messages)")
    #expect(!(try folder.text(Self.brief + "/brief.md").contains("Spring tea is here")))
  }

  @Test("a locked text that was changed, or a number in an edited one, is refused")
  func lockedTexts() throws {
    let folder = try compared()
    _ = try Program.run(["brief", "--model", "none", Self.run], in: folder)
    let edit = """
      sed -i -e 's/20% off/30% off/' -e 's/^\\(email,en,0,subject,\\)[^,]*,/\\1Save 9,/' \(Self.brief)/copy.csv
      """
    _ = try Program.shell(edit, in: folder)
    let outcome = try Program.run(["brief", "check", Self.brief], in: folder)
    #expect(outcome.code == 3)
    #expect(outcome.messages.contains("email en 0 offer: error: a locked text was changed"))
    #expect(outcome.messages.contains("email en 0 subject: error: the text fails the check"))
  }
}
