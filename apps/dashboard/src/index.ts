export { type Dashboard, type DashboardOptions, startDashboard } from "./server/start-dashboard.ts";
