/** Every route there is. */

import type { Route } from "./route.ts";
import { audienceRoutes } from "./routes/audiences.ts";
import { customerRoutes } from "./routes/customers.ts";
import { healthRoutes } from "./routes/health.ts";
import { importRoutes } from "./routes/imports.ts";
import { readRoutes } from "./routes/read.ts";
import { readingRoutes } from "./routes/readings.ts";
import { runRoutes } from "./routes/runs.ts";
import { savedAudienceRoutes } from "./routes/saved-audiences.ts";
import { segmentRoutes } from "./routes/segments.ts";
import { topicEditRoutes } from "./routes/topic-edits.ts";
import { topicRoutes } from "./routes/topics.ts";

export const routes: readonly Route[] = [
  ...importRoutes,
  ...runRoutes,
  ...segmentRoutes,
  ...customerRoutes,
  ...audienceRoutes,
  ...savedAudienceRoutes,
  ...topicRoutes,
  ...topicEditRoutes,
  ...readingRoutes,
  ...readRoutes,
  ...healthRoutes,
];
