"""What is on paper, in any engine. Not each driver prints, so the styles for it are used on the screen."""

# Makes each condition hold that is for paper, and none that is for the screen.
LAY = """() => {
  const turn = (media) => {
    const paper = media.mediaText.replace(/\\bprint\\b/g, "(min-width: 0px)");
    const text = paper.replace(/\\bscreen\\b/g, "(max-width: 0px)");
    if (text !== media.mediaText) media.mediaText = text;
  };
  const through = (rules) => {
    for (const rule of rules) {
      if (rule.media) turn(rule.media);
      if (rule.styleSheet) through(rule.styleSheet.cssRules);
      else if (rule.cssRules) through(rule.cssRules);
    }
  };
  for (const sheet of document.styleSheets) {
    turn(sheet.media);
    through(sheet.cssRules);
  }
}"""
# Which of some pieces can be seen, each by its selector.
SEEN = """(pieces) => pieces.filter((piece) =>
  [...document.querySelectorAll(piece)].some((each) => each.checkVisibility()))"""
