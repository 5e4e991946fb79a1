# Build: docker build -t newslint .
# Use:   docker run --rm -v "$PWD:/articles" newslint
#
# With more in it:
#   docker build --target lsp -t newslint:lsp .                       the language server, on standard input and output
#   docker build --target deep -t newslint:deep .                     the slower reader, with its language model
#   docker build --build-arg EXTRAS=[languagetool] -t newslint:lt .   what setup.cfg lists as extras
ARG PYTHON=3.12
FROM python:${PYTHON}-slim AS build
WORKDIR /src
COPY . .
# what compiles the packs comes with the build (see pyproject.toml); a wheel without them is not what we want
RUN pip wheel --no-cache-dir --no-deps --wheel-dir /wheels . \
    && python -m zipfile -l /wheels/*.whl > /tmp/listed && grep -q newslint_rules/compiled.bin /tmp/listed

FROM python:${PYTHON}-slim AS base
# git, for --changed; the version is the one of the base image
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends git \
    && rm -rf /var/lib/apt/lists/* \
    && git config --system --add safe.directory '*'
ARG EXTRAS=""
RUN --mount=type=bind,from=build,source=/wheels,target=/wheels \
    pip install --no-cache-dir "$(echo /wheels/*.whl)${EXTRAS}"
# results of articles are kept where whoever runs the container may write; the rules were compiled in the build
ENV NEWSLINT_CACHE_DIR=/tmp/newslint
RUN useradd --uid 10001 --create-home newslint
USER 10001
WORKDIR /articles
ENTRYPOINT ["newslint"]

FROM base AS lsp
USER 0
RUN --mount=type=bind,from=build,source=/wheels,target=/wheels \
    pip install --no-cache-dir "$(echo /wheels/*.whl)[lsp]"
USER 10001
CMD ["lsp"]

FROM base AS deep
USER 0
RUN --mount=type=bind,from=build,source=/wheels,target=/wheels \
    pip install --no-cache-dir "$(echo /wheels/*.whl)[deep]"
USER 10001
CMD ["--deep", "."]

FROM base AS newslint
CMD ["."]
