/** The version of the command, and of the workspace. */
export const programVersion = "0.1.0";
