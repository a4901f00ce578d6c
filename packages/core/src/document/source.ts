/** One file of a brand's folder. `path` is relative to the folder, with `/`: `lost-luggage/playbook.yaml`. */
export interface Source {
  readonly path: string;
  readonly text: string;
}
