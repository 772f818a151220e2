"""Clustering by scikit-learn, SciPy and the package hdbscan, on one thread.

In, a line each: {"task", "points": path of float64 numbers, "rows", "columns", "ours": what ours found, ...}. Out, a line each:
seconds of processor time by peer, and how far ours is from it.
"""

import os

os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")

import json
import sys
import time
import warnings

import hdbscan
import numpy as np
from scipy.cluster.hierarchy import linkage
from sklearn.cluster import HDBSCAN, KMeans
from sklearn.decomposition import PCA
from sklearn.metrics import adjusted_rand_score
from sklearn.mixture import GaussianMixture

warnings.filterwarnings("ignore")


def timed(work):
    start = time.process_time()
    found = work()
    return time.process_time() - start, found


def k_means(points, ours, k, iterations):
    answer = {}
    for algorithm in ("lloyd", "elkan"):
        model = KMeans(k, init=points[:k], n_init=1, max_iter=iterations, tol=0, algorithm=algorithm)
        seconds, model = timed(lambda: model.fit(points))
        answer[f"scikit-learn {algorithm}"] = seconds
    return answer | {"inertia by scikit-learn's": ours[0] / model.inertia_}


def ward(points, ours):
    seconds, found = timed(lambda: linkage(points, "ward"))
    return {"SciPy": seconds, "largest relative difference of heights": np.abs(np.array(ours) / found[:, 2] - 1).max()}


def dense(points, ours, minimum_size):
    scikit, theirs = timed(lambda: HDBSCAN(min_cluster_size=minimum_size, copy=True).fit(points))
    # It leaves the row itself out of its neighbours.
    options = dict(min_cluster_size=minimum_size, min_samples=minimum_size - 1, approx_min_span_tree=False, core_dist_n_jobs=1)
    package, others = timed(lambda: hdbscan.HDBSCAN(**options).fit(points))
    return {
        "scikit-learn": scikit,
        "hdbscan": package,
        "clusters": int(theirs.labels_.max()) + 1,
        "adjusted Rand index to scikit-learn's": adjusted_rand_score(theirs.labels_, ours),
        "adjusted Rand index to hdbscan's": adjusted_rand_score(others.labels_, ours),
    }


def mixture(points, ours, k):
    clusters = np.array(ours[1:])
    groups = [points[clusters == cluster] for cluster in range(k)]
    spreads = [np.cov(group.T, bias=True) + 1e-6 * np.eye(points.shape[1]) for group in groups]
    model = GaussianMixture(
        k,
        weights_init=[len(group) / len(points) for group in groups],
        means_init=[group.mean(axis=0) for group in groups],
        precisions_init=np.linalg.inv(spreads),
    )
    seconds, model = timed(lambda: model.fit(points))
    return {"scikit-learn": seconds, "log-likelihood less scikit-learn's": ours[0] - model.score(points)}


def components(points, ours, count):
    exact = PCA(count, svd_solver="full").fit(points).explained_variance_
    answer = {"largest relative error of variances": np.abs(np.array(ours) / exact - 1).max()}
    for solver in ("randomized", "covariance_eigh"):
        seconds, model = timed(lambda: PCA(count, svd_solver=solver, random_state=0).fit(points))
        answer[f"scikit-learn {solver}"] = seconds
        answer[f"largest relative error of {solver}"] = np.abs(model.explained_variance_ / exact - 1).max()
    return answer


TASKS = {"k-means": k_means, "ward": ward, "hdbscan": dense, "mixture": mixture, "components": components}

for line in sys.stdin:
    asked = json.loads(line)
    points = np.fromfile(asked["points"]).reshape(asked["rows"], asked["columns"])
    answer = TASKS[asked["task"]](points, asked["ours"], **asked.get("options", {}))
    print(json.dumps({name: float(value) for name, value in answer.items()}), flush=True)
