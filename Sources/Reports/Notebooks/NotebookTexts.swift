public import ResultsStore

/// The files beside a notebook.
public enum NotebookTexts {
  /// The packages that the notebook imports and those that run and show it, pinned.
  public static let requirements = """
    # What the notebook imports.
    numpy==2.4.6
    pandas==3.1.1
    scipy==1.17.1
    # Draws the SVG pictures; without it the notebook shows those in pictures/.
    vl-convert-python==1.9.0.post1
    # Runs it: `jupyter lab` for reading, nbclient for --execute.
    ipykernel==7.4.0
    nbclient==0.11.0

    """

  /// What the folder holds and how to open it.
  public static func readme(_ header: ComparisonSummary.Header) -> String {
    """
    # \(MarkdownText.escaped(header.scenario)), run \(header.runID)

    `analysis.ipynb` reads the tables in `data/`, recomputes the ranking from the raw seasons and stops where a number is
    not the same.

    ```
    python3 -m venv .venv && .venv/bin/pip install -r requirements.txt jupyterlab
    .venv/bin/jupyter lab analysis.ipynb
    ```

    | file | what it is |
    |---|---|
    | `analysis.ipynb` | the notebook, nbformat 4.5 |
    | `data/*.csv` | tidy tables; `columns.csv` describes every column |
    | `data/cell_*.csv` | the raw seasons, money in millionths of \(MarkdownText.escaped(header.currency)) |
    | `data/run.sqlite` | the run's record |
    | `data/manifest.json` | version, seed, scenario, digests |
    | `pictures/*.svg` | the charts, once the notebook has run |
    | `requirements.txt` | packages, pinned |

    """
  }
}
