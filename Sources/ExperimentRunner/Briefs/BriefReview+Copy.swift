import Foundation
public import PromotionBriefs
import ResultsStore

// The copy as people edit it.
extension BriefReview {
  /// Reads `copy.csv`, marks what was edited, and lists what stands against it.
  ///
  /// - Returns: The copy as it would be taken over, and the problems; no problem means it can be.
  public func checkedCopy() throws -> (copy: [ChannelCopy], problems: [Problem]) {
    let path = folder + "/copy.csv"
    guard let data = FileManager.default.contents(atPath: path) else {
      throw BriefReviewError.damaged(folder: folder)
    }
    let read: [ChannelCopy]
    do {
      read = try CopyTable.read(String(decoding: data, as: UTF8.self))
    } catch {
      let problem = Problem(
        place: "\(path):\(error.line)", problem: error.problem, hint: error.hint)
      return (brief.copy, [problem])
    }
    let compared = CopyComparison(before: brief, after: read, path: path)
    return (compared.copy, compared.problems)
  }

  /// Takes edited copy over into all files of the brief.
  ///
  /// - Returns: Whether anything had been edited.
  public func takeOver(_ copy: [ChannelCopy]) throws -> Bool {
    guard copy != brief.copy else { return false }
    var changed = brief
    changed.copy = copy
    try BriefFolder(path: folder).write(changed)
    return true
  }
}

/// Edited copy next to what was written.
struct CopyComparison {
  private(set) var copy: [ChannelCopy]
  private(set) var problems: [BriefReview.Problem] = []

  init(before: PromotionBrief, after: [ChannelCopy], path: String) {
    copy = after
    guard after.map(Self.form) == before.copy.map(Self.form) else {
      problems = [
        BriefReview.Problem(
          place: path, problem: "rows were added, removed or moved",
          hint: "keep every row; change texts only")
      ]
      return
    }
    for (place, old) in before.copy.enumerated() {
      for (number, field) in old.fields.enumerated() {
        check(field, place: place, number: number, path: path, brief: before)
      }
    }
  }

  /// What identifies a copy and its fields.
  private static func form(_ copy: ChannelCopy) -> [String] {
    [copy.channel, copy.language, String(copy.variant)] + copy.fields.map(\.name)
  }

  private mutating func check(
    _ old: ChannelCopy.Field, place: Int, number: Int, path: String, brief: PromotionBrief
  ) {
    let new = copy[place].fields[number]
    guard new.text != old.text else {
      copy[place].fields[number] = old
      return
    }
    let row = copy[place]
    let name = "\(path): \(row.channel) \(row.language) \(row.variant) \(new.name)"
    guard old.source != .locked else {
      problems.append(
        BriefReview.Problem(
          place: name, problem: "a locked text was changed",
          hint: "restore it: \(old.text)"))
      return
    }
    for finding in brief.findings(inEdited: new.text, field: new.name, of: row) {
      problems.append(
        BriefReview.Problem(
          place: name, problem: "the text fails the check \(finding)",
          hint: "leave numbers and the offer to the locked texts; docs/reference/copy-checks.md"))
    }
    copy[place].fields[number].source = .edited
    copy[place].fields[number].note = ""
  }
}
