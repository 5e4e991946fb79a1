# Build: docker build -t newslint .
# Use:   docker run --rm -v "$PWD:/articles" newslint
FROM python:3.12-slim AS build
WORKDIR /src
COPY . .
RUN pip wheel --no-cache-dir --no-deps --wheel-dir /wheels .

FROM python:3.12-slim
# git, for --changed; the version is the one of the base image
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends git \
    && rm -rf /var/lib/apt/lists/* \
    && git config --system --add safe.directory '*'
RUN --mount=type=bind,from=build,source=/wheels,target=/wheels \
    pip install --no-cache-dir /wheels/*.whl
# the packs are compiled once, here, and not in every container
ENV NEWSLINT_CACHE_DIR=/var/cache/newslint
RUN newslint rules > /dev/null
USER 10001
WORKDIR /articles
ENTRYPOINT ["newslint"]
CMD ["."]
