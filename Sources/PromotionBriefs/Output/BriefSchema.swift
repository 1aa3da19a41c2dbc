/// The JSON Schema (draft-07) of `brief.json`, written down beside the types that it describes.
public enum BriefSchema {
  /// Returns the schema.
  public static func text() -> String {
    let definitions = (enumerations + structures)
      .sorted { $0.name < $1.name }
      .map { "    \"\($0.name)\": \($0.body)" }.joined(separator: ",\n")
    return """
      {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "marketeer promotion brief",
        "description": "Money, shares and means are whole millionths of their unit; dates are ISO days.",
        "$ref": "#/definitions/brief",
        "definitions": {
      \(definitions)
        }
      }

      """
  }

  private typealias Definition = (name: String, body: String)

  private static var enumerations: [Definition] {
    [
      ("unit", values(FactUnit.allCases.map(\.rawValue))),
      ("language", values(BriefLanguage.allCases.map(\.rawValue))),
      ("mechanic_kind", values(MechanicFacts.Kind.allCases.map(\.rawValue))),
      ("role", values(LockedSentence.Role.allCases.map(\.rawValue))),
      ("number_kind", values(["money", "percent", "date", "count", "name"])),
      (
        "claim_kind",
        values(["percent_off", "amount_off", "former_price", "free_units", "group_price"])
      ),
      ("source", values(["locked", "model", "template", "edited"])),
      ("outcome", values(["pass", "fail", "needs_evidence", "not_applicable"])),
    ]
  }

  private static func values(_ names: [String]) -> String {
    let list = names.map { "\"\($0)\"" }.joined(separator: ", ")
    return "{\"type\": \"string\", \"enum\": [\(list)]}"
  }

  /// Renders a structure from `name:type` pairs; a name that ends in `?` may be missing, `*` after a
  /// type makes a list.
  private static func structure(_ name: String, _ keys: String) -> Definition {
    let pairs = keys.split(separator: " ").map { $0.split(separator: ":").map(String.init) }
    let properties = pairs.map { pair in
      let key = pair[0].replacing("?", with: "")
      return "\"\(key)\": \(type(pair[1]))"
    }
    let required = pairs.map { $0[0] }.filter { !$0.hasSuffix("?") }.map { "\"\($0)\"" }
    let body =
      "{\"type\": \"object\", \"additionalProperties\": false, \"required\": ["
      + required.joined(separator: ", ") + "], \"properties\": {"
      + properties.joined(separator: ", ") + "}}"
    return (name, body)
  }

  private static func type(_ name: String) -> String {
    if name.hasSuffix("*") {
      return "{\"type\": \"array\", \"items\": \(type(String(name.dropLast())))}"
    }
    switch name {
    case "text": return "{\"type\": \"string\"}"
    case "integer": return "{\"type\": \"integer\"}"
    case "flag": return "{\"type\": \"boolean\"}"
    case "day": return "{\"type\": \"string\", \"pattern\": \"^[0-9]{4}-[0-9]{2}-[0-9]{2}$\"}"
    default: return "{\"$ref\": \"#/definitions/\(name)\"}"
    }
  }
}

extension BriefSchema {
  private static var structures: [Definition] { document + offer + results }

  private static var document: [Definition] {
    [
      structure(
        "brief",
        "format:integer header:header facts:facts objective:objective message:message "
          + "announcesReduction:flag withheld:text* sentences:sentence* channels:channel* copy:copy* legal:finding* "
          + "timeline:milestone*"),
      structure("header", "id:text date:text owner:text market:text languages:language*"),
      structure("objective", "metric:text baseline:estimate target:estimate date:day"),
      structure(
        "message", "message:text reasons:text* tone:text mandatories:text* wordsToAvoid:text*"),
      structure("milestone", "date:day task:text"),
      structure("channel", "channel:text form:text limit:text"),
      structure("copy", "channel:text language:text variant:integer fields:field*"),
      structure("field", "name:text text:text source:source note:text"),
      structure(
        "finding",
        "rule:text jurisdiction:text outcome:outcome product:text claim:text numbers:text remedy:text"
      ),
      structure(
        "sentence", "role:role language:language text:text numbers:number* claims:price_claim*"),
      structure("number", "text:text kind:number_kind"),
      structure("price_claim", "kind:claim_kind product:text value:integer"),
    ]
  }

  private static var offer: [Definition] {
    [
      structure("money", "millionths:integer"),
      structure(
        "offer",
        "products:product* coversAll:flag mechanic:mechanic period:period eligibility:eligibility "
          + "conditions:conditions referenceBasis:text funding:text placements:text*"),
      structure(
        "product",
        "id:text name:text brand:text description:text claims:fact* regularPrice:money "
          + "promotionPrice?:money saving?:money savingShare?:integer lowestPrice30Days?:money "
          + "daysAtRegularPrice?:integer priceBand?:price_band stock?:integer"),
      structure("fact", "text:text evidence:text"),
      structure("price_band", "low:money median:money high:money"),
      structure(
        "mechanic",
        "kind:mechanic_kind percentOff?:integer amountOff?:money buy?:integer pay?:integer "
          + "bundlePrice?:money bundleSum?:money minimumSpend?:money couponUnits?:integer"),
      structure("period", "firstDay:day lastDay:day startTime?:text endTime?:text"),
      structure(
        "eligibility",
        "isEverybody:flag needsMembership:flag needsCoupon:flag segments:text* share:integer "
          + "isPersonalised:flag"),
      structure(
        "conditions",
        "stacks:flag stacksWith:text* partners:mechanic_kind* perCustomer?:integer total?:integer units?:integer "
          + "budget?:money"),
    ]
  }

  private static var results: [Definition] {
    [
      structure(
        "facts",
        "id:text market:market policy:policy offer:offer segments:segment* forecast:forecast "
          + "test:test risks:risk* evidence:evidence"),
      structure(
        "market",
        "scenario:text summary:text firm:text categories:text* currency:text "
          + "pricesIncludeTax:flag taxRate:integer tick:money start:day jurisdiction:text"),
      structure(
        "policy",
        "name:text rule:text baseline:text objective:text isRecommended:flag "
          + "indistinguishable:text* reasons:text* winShare:integer guardrails:guardrail*"),
      structure("guardrail", "text:text probability:integer"),
      structure(
        "segment",
        "name:text consumers:integer share:integer priceSensitivity:integer "
          + "visitsPerWeek?:integer shareOfSales:integer dealShare:integer lift?:estimate"),
      structure("forecast", "weeks:integer lines:line* incrementality:split*"),
      structure("line", "measure:text policy:estimate baseline:estimate difference:estimate"),
      structure(
        "split", "twin:text parts:part* subsidisedShare?:integer returnOnSpend?:integer"),
      structure("part", "name:text estimate:estimate"),
      structure(
        "estimate",
        "unit:unit mean:integer simulation?:interval simulationAndAssumptions?:interval "
          + "seasons:integer"),
      structure("interval", "low:integer high:integer"),
      structure(
        "test",
        "testUnit:text promotionWeeks:integer washoutWeeks:integer significance:integer "
          + "power:integer sizes:test_size* stopRules:text*"),
      structure(
        "test_size",
        "measure:text weeklyMean:integer weeklyDeviation:integer weeklyEffect:integer "
          + "unitsPerArm?:integer switchbackWeekPairs?:integer detectableEffect?:integer"),
      structure("risk", "name:text finding:text mitigation:text"),
      structure(
        "evidence",
        "runID:text seed:integer replications:replications scenarioDigest:text contentDigest:text "
          + "toolVersion:text finishedOn:text assumptions:assumption* "
          + "largestCalibrationMiss?:integer isCommitted:flag drafting:text*"),
      structure("replications", "ranking:integer central:integer fresh:integer"),
      structure("assumption", "name:text centre:integer halfWidth:integer"),
    ]
  }
}
