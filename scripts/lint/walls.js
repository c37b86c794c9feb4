import { betterSource, objectionTo, pathWithin, roomOf } from "./rooms.js";

const isTest = (path) => /\.test\.tsx?$/.test(path);

const imports = {
  meta: { fixable: "code" },
  create(context) {
    const path = pathWithin(context);
    if (isTest(path)) return {};
    const check = (node) => {
      const source = node.source?.value;
      const message = typeof source === "string" ? objectionTo(path, source) : null;
      if (!message) return;
      const better = betterSource(path, source);
      const fix = better ? (fixer) => fixer.replaceText(node.source, JSON.stringify(better)) : null;
      context.report({ node, message, fix });
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    };
  },
};

const isMember = (node, object, property) =>
  node.object.type === "Identifier" && node.object.name === object && node.property.name === property;

const MAY_READ_THE_CLOCK = /^(app\/|scripts\/|e2e\/|db\/seed\/|lib\/data\/instant\.ts$|[^/]+$)/;

const instant = {
  create(context) {
    const path = pathWithin(context);
    if (isTest(path) || MAY_READ_THE_CLOCK.test(path)) return {};
    const message = "The current instant is passed in as an argument.";
    return {
      NewExpression(node) {
        if (node.callee.name === "Date" && node.arguments.length === 0) context.report({ node, message });
      },
      CallExpression(node) {
        if (node.callee.name === "Date") context.report({ node, message });
      },
      MemberExpression(node) {
        if (isMember(node, "Date", "now")) context.report({ node, message });
      },
    };
  },
};

const IMPURE = new Set([
  "process",
  "fetch",
  "globalThis",
  "window",
  "crypto",
  "performance",
  "setTimeout",
  "setInterval",
]);

const pure = {
  create(context) {
    const path = pathWithin(context);
    if (roomOf(path) !== "domain" || isTest(path)) return {};
    const noAsync = (node) => node.async && context.report({ node, message: "The domain is never async." });
    return {
      FunctionDeclaration: noAsync,
      FunctionExpression: noAsync,
      ArrowFunctionExpression: noAsync,
      AwaitExpression: (node) => context.report({ node, message: "The domain is never async." }),
      MemberExpression(node) {
        if (isMember(node, "Math", "random")) context.report({ node, message: "The domain knows no randomness." });
        if (node.object.type === "Identifier" && IMPURE.has(node.object.name)) {
          context.report({ node, message: `The domain knows no ${node.object.name}.` });
        }
      },
      CallExpression(node) {
        if (IMPURE.has(node.callee.name)) context.report({ node, message: `The domain knows no ${node.callee.name}.` });
      },
    };
  },
};

const environment = {
  create(context) {
    const path = pathWithin(context);
    const mayRead = /^(lib\/env\.ts$|scripts\/|e2e\/|[^/]+$)/.test(path) || isTest(path);
    if (mayRead) return {};
    return {
      MemberExpression(node) {
        const isNodeEnv = node.parent?.type === "MemberExpression" && node.parent.property.name === "NODE_ENV";
        if (!isMember(node, "process", "env") || isNodeEnv) return;
        context.report({ node, message: "Environment variables are read in lib/env.ts only." });
      },
    };
  },
};

function awaitsPermit(statement) {
  const expression =
    statement?.type === "VariableDeclaration" ? statement.declarations[0]?.init : statement?.expression;
  return expression?.type === "AwaitExpression" && expression.argument.callee?.name === "requirePermit";
}

const permit = {
  create(context) {
    const path = pathWithin(context);
    // Before sign-in there is nobody to hold a permit.
    if (!/^app\/.*actions\.ts$/.test(path) || path.startsWith("app/(entry)/")) return {};
    const report = (node, message) => context.report({ node, message });
    return {
      ExportNamedDeclaration(node) {
        if (node.declaration?.type !== "FunctionDeclaration") {
          report(node, "An actions file exports functions only.");
        } else if (!awaitsPermit(node.declaration.body.body[0])) {
          report(node, "The first statement of an action awaits requirePermit.");
        }
      },
      ExportDefaultDeclaration: (node) => report(node, "An actions file exports named functions only."),
      ExportAllDeclaration: (node) => report(node, "An actions file exports functions only."),
    };
  },
};

export default { meta: { name: "walls" }, rules: { imports, instant, pure, environment, permit } };
