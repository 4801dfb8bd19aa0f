/** Where the demo takes place. */
export const ORGANIZATION = "fernhill";
export const REPOSITORY = "fernhill/shop";
/** As acts name it. */
export const BOARD = "fernhill#1";
export const BOARD_PAGE = "/orgs/fernhill/projects/1";
export const ISSUES_PAGE = "/fernhill/shop/issues";
/** The labels that Streamkeeper puts beside those of the streams. */
export const UNMAPPED_LABEL = "needs: stream";
export const HELD_LABEL = "held: stream";
export const STREAM_PREFIX = "stream: ";
/** The App's name in the fake GitHub. */
export const APP_SLUG = "streamkeeper";
export const APP_LOGIN = "streamkeeper[bot]";
