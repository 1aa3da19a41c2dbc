import Foundation

/// Tells a line that begins a season, `{"reset": {"replication": 17}}`, from one that answers.
enum PlayLine {
  /// The largest number of a season.
  static let largest = 2_147_483_647

  private struct Message: Decodable {
    struct Reset: Decodable {
      var replication: Int
    }
    var reset: Reset?
  }

  /// Returns the season that a line begins; `nil` where it begins none.
  ///
  /// - Throws: `PlayError.badReset` for a line with `reset` but without a number of a season.
  static func reset(_ line: String) throws(PlayError) -> Int? {
    let message: Message
    do {
      message = try JSONDecoder().decode(Message.self, from: Data(line.utf8))
    } catch DecodingError.typeMismatch(_, let context) where context.codingPath.isEmpty {
      return nil
    } catch DecodingError.dataCorrupted(let context) where context.codingPath.isEmpty {
      return nil
    } catch {
      throw .badReset(beginning(line))
    }
    guard let reset = message.reset else { return nil }
    guard (0...largest).contains(reset.replication) else { throw .badReset(beginning(line)) }
    return reset.replication
  }

  /// As much of a line as a message shows.
  static func beginning(_ line: String) -> String { String(line.prefix(80)) }
}
