/** Opens our sticky comment; counts only together with our authorship, since anyone can write it. */
export const COMMENT_MARKER = "<!-- streamkeeper:comment -->";

/** Stands in issues that we open ourselves; counts only together with our authorship. */
export const ISSUE_MARKER = "<!-- streamkeeper:issue -->";
