# Attune with everything it needs to run: API, workers and the command line.
FROM node:20-bookworm-slim

WORKDIR /app
# onnxruntime-node would otherwise download GPU libraries that are never used.
ENV NODE_ENV=production \
    ONNXRUNTIME_NODE_INSTALL=skip \
    ATTUNE_DATA=/data

COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev && npm cache clean --force
COPY . .
# The embedded store starts from a template; made here, since the user below may not write to node_modules.
RUN node --import tsx --input-type=module -e \
      "await (await import('/app/pipeline/store/template.ts')).ensureTemplate()" \
    && mkdir /data && chown node:node /data

USER node
VOLUME /data
EXPOSE 3000
CMD ["./attune", "serve", "--host", "0.0.0.0", "--port", "3000"]
