import {
  deleteStatusUpdate,
  editStatusUpdate,
  type StatusUpdateText,
  writeStatusUpdate,
} from "../../state/write-status-update.ts";
import { demandBoard } from "../demand-permission.ts";
import { loadNode } from "../load-node.ts";
import type { Mutation } from "../resolver.ts";

type Change = StatusUpdateText & { readonly statusUpdateId: string };

export const statusUpdateMutations: Readonly<Record<string, Mutation>> = {
  createProjectV2StatusUpdate: (
    { projectId, ...text }: StatusUpdateText & { readonly projectId: string },
    context,
  ) => {
    const project = loadNode(context, projectId, "ProjectV2");
    const actor = demandBoard(context, project, "CreateProjectV2StatusUpdate");
    return { statusUpdate: writeStatusUpdate(context.world, actor, project, readText(text)) };
  },
  updateProjectV2StatusUpdate: ({ statusUpdateId, ...text }: Change, context) => {
    const statusUpdate = loadNode(context, statusUpdateId, "ProjectV2StatusUpdate");
    demandBoard(context, statusUpdate.project, "UpdateProjectV2StatusUpdate");
    editStatusUpdate(context.world, statusUpdate, readText(text));
    return { statusUpdate };
  },
  deleteProjectV2StatusUpdate: ({ statusUpdateId }: Pick<Change, "statusUpdateId">, context) => {
    const statusUpdate = loadNode(context, statusUpdateId, "ProjectV2StatusUpdate");
    demandBoard(context, statusUpdate.project, "DeleteProjectV2StatusUpdate");
    deleteStatusUpdate(context.world, statusUpdate);
    return { deletedStatusUpdateId: statusUpdateId, projectV2: statusUpdate.project };
  },
};

const readText = ({ body, status, startDate, targetDate }: StatusUpdateText): StatusUpdateText => ({
  body,
  status,
  startDate,
  targetDate,
});
