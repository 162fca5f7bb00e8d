"""Deployments: which force is, goes or was where, how many, to do what."""

from dateline.capture.deployments.capture import deployments

__all__ = ["deployments"]
