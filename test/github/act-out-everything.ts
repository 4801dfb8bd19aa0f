import type { Shop } from "./build-shop.ts";

/** Does once, or more often, everything that the fake GitHub tells by webhook. At the end the App is uninstalled. */
export function actOutEverything(shop: Shop): void {
  const { fake, board, installation } = shop;
  const mara = fake.as("mara");
  fake.seed.repository("shop/api");
  const parent = mara.openIssue("shop/web", { title: "Parent" });
  const issue = mara.openIssue("shop/web", { title: "One", body: "a", labels: ["bug"] });
  mara.edit(issue, { title: "Two", body: "b" });
  mara.unlabel(issue, "bug");
  mara.setType(issue, "Bug");
  mara.setType(issue, null);
  mara.setParent(issue, parent);
  mara.setParent(issue, null);
  mara.block(issue, parent);
  mara.unblock(issue, parent);
  fake.seed.milestone("shop/web", { title: "Q4" });
  mara.assign(issue, "noor");
  mara.setMilestone(issue, "Q4");
  mara.setMilestone(issue, null);
  mara.unassign(issue, "noor");
  mara.close(issue);
  mara.reopen(issue);
  mara.lock(issue);
  mara.lock(issue, false);
  const comment = mara.comment(issue, "x");
  mara.editComment(comment, "y");
  mara.deleteComment(comment);
  mara.createLabel("shop/web", { name: "x", color: "ffffff" });
  mara.editLabel("shop/web", "x", { name: "y" });
  mara.deleteLabel("shop/web", "y");
  mara.addCard(board, issue);
  mara.moveCard(board, issue, "Status", "Todo");
  mara.archiveCard(board, issue);
  mara.archiveCard(board, issue, false);
  mara.removeCard(board, issue);
  mara.closeProject(board);
  mara.push("shop/web", "a.txt", "b");
  mara.transfer(issue, "shop/api");
  mara.deleteIssue(parent);
  mara.renameRepository("shop/api", "services");
  fake.seed.select(installation, "shop/web", "removed");
  fake.seed.select(installation, "shop/web", "added");
  fake.seed.suspend(installation);
  fake.seed.suspend(installation, false);
  fake.seed.permissions(installation, { issues: "write" });
  fake.seed.uninstall(installation);
}
