'use strict';

// A window that a page opened for one thing is done; one that a person opened stays, and says so.
window.close();
