import Foundation
import Reports

/// Numbers in a comparison's texts.
enum LearningText {
  /// `1.20 x`.
  static func factor(_ value: Double) -> String { String(format: "%.2f x", value) }

  /// `1.20 +- 0.05 x`.
  static func factor(_ spread: LearnedAssumption.Spread) -> String {
    String(format: "%.2f +- %.2f x", spread.value, spread.halfWidth)
  }

  /// `-0.40 +- 0.20`, with its sign.
  static func signed(_ spread: LearnedAssumption.Spread) -> String {
    String(format: "%+.2f +- %.2f", spread.value, spread.halfWidth)
  }

  /// A target as scenarios write it: conversion in per cent.
  static func target(
    _ spread: LearnedAssumption.Spread, of subject: LearnedAssumption.Subject
  ) -> String {
    subject == .level
      ? String(format: "%.3g%% +- %.2g%%", 100 * spread.value, 100 * spread.halfWidth)
      : String(format: "%.2f +- %.2f", spread.value, max(0.01, spread.halfWidth))
  }

  /// `12.3 %`.
  static func percent(_ share: Double) -> String { AnswerTable.percent(share, decimals: 1) }
}
