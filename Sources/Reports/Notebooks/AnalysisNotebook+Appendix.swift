extension AnalysisNotebook {
  /// How well the market meets what it was told.
  static let calibration = [
    NotebookDocument.Cell(
      .markdown, id: "calibration-title",
      """
      ## Calibration

      What the market was to show and what the simulation shows; `corner` rows hold assumptions at their ends.
      """),
    NotebookDocument.Cell(
      .code, id: "calibration",
      #"""
      calibration = table("calibration")
      if len(calibration):
          show("calibration", {
              "data": {"values": records(calibration)}, "width": 360,
              "mark": {"type": "point", "filled": True, "size": 60}, "encoding": {
                  "x": {"field": "residual", "type": "quantitative", "axis": {"format": "+.1%"},
                        "title": "simulated over target, less 1"},
                  "y": {"field": "quantity", "type": "nominal", "title": None,
                        "axis": {"labelLimit": 420}, "sort": None}}})
      calibration
      """#),
  ]

  /// Where it all comes from.
  static let appendix = [
    NotebookDocument.Cell(
      .markdown, id: "appendix-title",
      """
      ## Appendix

      What the run consists of. The files beside this notebook must be those of the run, by their SHA-256.
      """),
    NotebookDocument.Cell(
      .code, id: "appendix-files",
      #"""
      # `columns.csv` describes the files that the export added, too.
      copied = {
          path.split("/")[-1]: digest for path, digest in manifest["files"].items()
          if path.split("/")[0] in ("tables", "plan") and path != "tables/columns.csv"}
      for name, digest in copied.items():
          found = hashlib.sha256((DATA / name).read_bytes()).hexdigest()
          assert found == digest, f"{name} is not the run's file"
      print(f"{len(copied)} files are the run's.")
      """#),
    NotebookDocument.Cell(
      .code, id: "appendix-manifest",
      #"""
      kept = ["scenario", "runID", "toolVersion", "seed", "replications", "scenarioDigest", "contentDigest"]
      for key in kept:
          print(f"{key}: {manifest[key]}")
      for key, value in sorted(manifest["environment"].items()):
          print(f"{key}: {value}")
      """#),
    NotebookDocument.Cell(
      .code, id: "appendix-scenario",
      #"""
      print(json.dumps(scenario, indent=1, ensure_ascii=False))
      """#),
  ]
}
